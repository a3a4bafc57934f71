<?xml version="1.0" encoding="UTF-8"?>
<!-- 2.13: a notice of one schedule, flat again; the simulated platform reads it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xpath-default-namespace="http://new.webservice.namespace" expand-text="yes">

  <xsl:template match="/NotifyHospInfoReq">
    <NotifyHospInfoReq>
      <NotifyType>{NotifyType}</NotifyType>
      <xsl:for-each select="Hospital/(HospName | HospitalID | Depart/(DepartName | DepartID | Doctor/(DoctorName | DoctorID)))
          | .//Schedual/*">
        <xsl:element name="{local-name()}">{.}</xsl:element>
      </xsl:for-each>
    </NotifyHospInfoReq>
  </xsl:template>

</xsl:stylesheet>
