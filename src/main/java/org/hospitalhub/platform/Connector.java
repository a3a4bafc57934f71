package org.hospitalhub.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hospitalhub.sheet.ErrorWords;
import org.hospitalhub.sheet.Naming;
import org.jspecify.annotations.Nullable;

/**
 * A HIS that is asked by messages, as its {@code connector.yaml} describes it. The keys are
 * explained in {@code schema/mappings.schema.json}.
 *
 * @param sheets folders of sheets beside its own, relative to {@code mappings/}; the first is a
 *     platform's
 * @param naming how it writes the names of those sheets and of its envelope
 */
record Connector(
    String title,
    @Nullable List<String> sheets,
    @Nullable Naming naming,
    String codec,
    Descriptor.Envelope envelope,
    Descriptor.Client client,
    @Nullable Map<String, ErrorWords> errors) {

  @Override
  public List<String> sheets() {
    return sheets == null ? List.of() : sheets;
  }

  /** The platform whose sheets it speaks by; null when they are all its own. */
  @Nullable String model() {
    return sheets().isEmpty() ? null : sheets().get(0);
  }

  /** The descriptor of the platform that it is to the hub, in its own names. */
  Descriptor descriptor(Naming names) {
    return new Descriptor(title, null, codec, named(names), null, client.named(names), errors);
  }

  private Descriptor.Envelope named(Naming names) {
    Descriptor.Bare bare = envelope.bare();
    String operation = envelope.operation();
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    if (envelope.aliases() != null) {
      envelope
          .aliases()
          .forEach(
              (field, others) ->
                  aliases.put(names.of(field), others.stream().map(names::of).toList()));
    }
    return new Descriptor.Envelope(
        envelope.root(),
        envelope.encoding(),
        operation == null ? null : names.of(operation),
        bare == null ? null : new Descriptor.Bare(names.of(bare.field())),
        null,
        envelope.emptyElements(),
        envelope.forbidden(),
        names.keysOf(envelope.success()),
        names.keysOf(envelope.failure()),
        aliases,
        envelope.accepts() == null ? null : names.keysOf(envelope.accepts()),
        envelope.lengths() == null ? null : names.keysOf(envelope.lengths()));
  }
}
