package org.hospitalhub.api;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** The access filter also stands before the endpoints at {@code management.server.port}. */
@AutoConfiguration // found by its list only, not with the hub's own beans
@ManagementContextConfiguration(ManagementContextType.CHILD)
@Import(ManagementConfiguration.class)
class ManagementPortAccess {}
