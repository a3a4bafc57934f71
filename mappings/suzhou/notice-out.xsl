<?xml version="1.0" encoding="UTF-8"?>
<!-- 2.13: the flat notice in the four levels of the document: hospital, department, doctor, schedule. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://new.webservice.namespace" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template match="/NotifyHospInfoReq">
    <NotifyHospInfoReq>
      <NotifyType>{NotifyType}</NotifyType>
      <Hospital>
        <HospName>{HospName}</HospName>
        <HospitalID>{HospitalID}</HospitalID>
        <Depart>
          <DepartName>{DepartName}</DepartName>
          <DepartID>{DepartID}</DepartID>
          <xsl:choose>
            <xsl:when test="DoctorID != ''">
              <Doctor>
                <DoctorName>{DoctorName}</DoctorName>
                <DoctorID>{DoctorID}</DoctorID>
                <xsl:call-template name="schedule"/>
              </Doctor>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="schedule"/>
            </xsl:otherwise>
          </xsl:choose>
        </Depart>
      </Hospital>
    </NotifyHospInfoReq>
  </xsl:template>

  <xsl:template name="schedule">
    <Schedual>
      <WorkDate>{WorkDate}</WorkDate>
      <WorkType>{WorkType}</WorkType>
      <WorkStatus>{WorkStatus}</WorkStatus>
      <ExpertFee>{ExpertFee}</ExpertFee>
      <Remark>{Remark}</Remark>
    </Schedual>
  </xsl:template>

</xsl:stylesheet>
