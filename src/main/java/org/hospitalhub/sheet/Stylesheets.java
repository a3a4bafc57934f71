package org.hospitalhub.sheet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stylesheets around an operation's table; null where there is none. */
public record Stylesheets(
    @Nullable Stylesheet requestBefore,
    @Nullable Stylesheet requestAfter,
    @Nullable Stylesheet responseBefore,
    @Nullable Stylesheet responseAfter) {

  private static final OperationSheet.Xslt.Side NO_SIDE = new OperationSheet.Xslt.Side(null, null);

  /** Compiles the stylesheets that a sheet names; what is wrong with them goes to the findings. */
  static Stylesheets read(
      Path folder, OperationSheet.@Nullable Xslt xslt, YamlFile file, List<Finding> findings) {
    Place place = new Place(folder, file, findings);
    OperationSheet.Xslt.Side request = side(xslt == null ? null : xslt.request());
    OperationSheet.Xslt.Side response = side(xslt == null ? null : xslt.response());
    return new Stylesheets(
        place.read("/xslt/request/before", request.before()),
        place.read("/xslt/request/after", request.after()),
        place.read("/xslt/response/before", response.before()),
        place.read("/xslt/response/after", response.after()));
  }

  private static OperationSheet.Xslt.Side side(OperationSheet.Xslt.@Nullable Side side) {
    return side == null ? NO_SIDE : side;
  }

  private record Place(Path folder, YamlFile file, List<Finding> findings) {

    @Nullable Stylesheet read(String pointer, @Nullable String name) {
      if (name == null) {
        return null;
      }
      Path path = folder.resolve(name);
      if (!Files.exists(path)) {
        findings.add(
            file.finding(
                pointer, "there is no stylesheet '" + name + "'", "add it, or correct the name"));
        return null;
      }
      try {
        return Stylesheet.compile(path);
      } catch (RejectedFileException e) {
        findings.addAll(e.findings());
        return null;
      }
    }
  }
}
