package org.hospitalhub.platform.soap;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;

/**
 * The service endpoint interface of a {@link SoapService}, made at run time.
 *
 * <p>CXF derives the WSDL and the document/literal wrapped messages from it, as it would from a
 * hand-written one.
 */
final class ServiceInterface {

  /** The element of every reply's string. */
  static final String RESULT = "return";

  private ServiceInterface() {}

  /** Makes an interface with one method {@code String operation(String)} per operation. */
  static Class<?> of(SoapService service) {
    DynamicType.Builder<?> type =
        new ByteBuddy()
            .makeInterface()
            .name(ServiceInterface.class.getPackageName() + "." + service.portType())
            .annotateType(
                AnnotationDescription.Builder.ofType(WebService.class)
                    .define("name", service.portType())
                    .define("targetNamespace", service.namespace())
                    .build());
    for (String operation : service.operations()) {
      type = addOperation(type, operation, service.argument());
    }
    try (var made = type.make()) {
      return made.load(ServiceInterface.class.getClassLoader()).getLoaded();
    }
  }

  private static DynamicType.Builder<?> addOperation(
      DynamicType.Builder<?> type, String operation, String argument) {
    return type.defineMethod(operation, String.class, Visibility.PUBLIC)
        .withParameter(String.class, argument)
        .annotateParameter(annotation(WebParam.class, "name", argument))
        .withoutCode()
        .annotateMethod(
            annotation(WebMethod.class, "operationName", operation),
            annotation(WebResult.class, "name", RESULT));
  }

  private static AnnotationDescription annotation(
      Class<? extends java.lang.annotation.Annotation> type, String property, String value) {
    return AnnotationDescription.Builder.ofType(type).define(property, value).build();
  }
}
