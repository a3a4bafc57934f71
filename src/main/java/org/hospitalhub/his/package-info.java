/**
 * HIS connectors: canonical operations answered by SQL files.
 *
 * <p>A {@link org.hospitalhub.his.SqlFile} is parsed and compiled once to a {@link
 * org.hospitalhub.his.SqlOperation}; the {@link org.hospitalhub.his.SqlConnector} runs it, one
 * transaction per message.
 */
@NullMarked
package org.hospitalhub.his;

import org.jspecify.annotations.NullMarked;
