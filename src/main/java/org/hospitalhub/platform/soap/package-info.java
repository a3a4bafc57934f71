/**
 * SOAP services and clients made from a platform's descriptor.
 *
 * <p>{@link org.hospitalhub.platform.soap.SoapService} says what a service looks like; {@link
 * org.hospitalhub.platform.soap.SoapServer} and {@link org.hospitalhub.platform.soap.SoapClient}
 * are the Camel endpoints made from it; {@link org.hospitalhub.platform.soap.SoapServlet} puts the
 * servers at their exact addresses; {@link org.hospitalhub.platform.soap.SoapCall} tells a route
 * who called.
 */
@NullMarked
package org.hospitalhub.platform.soap;

import org.jspecify.annotations.NullMarked;
