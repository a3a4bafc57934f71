package org.hospitalhub.upload;

import java.time.Clock;
import org.hospitalhub.journal.Nodes;
import org.hospitalhub.mappings.LiveMappings;
import org.hospitalhub.outbox.OutboxServices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The services of a node for uploads. */
public record Uploads(Runs runs, Runner runner) {

  /**
   * Wires them to each other.
   *
   * @param database the one of the outbox, shared by all nodes
   * @param outbox takes what is due
   * @param nodes tells which nodes are gone
   * @param pages the way to the HIS
   */
  public static Uploads of(
      OutboxServices.Database database,
      OutboxServices outbox,
      Nodes nodes,
      DuePages pages,
      LiveMappings mappings,
      UploadSettings settings,
      Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database.source());
    RunStore store = new RunStore(jdbc);
    RunSearch search = new RunSearch(jdbc);
    TransactionTemplate transactions = new TransactionTemplate(database.transactions());
    return new Uploads(
        new Runs(store, search, outbox.batches(), transactions, mappings, settings, clock),
        new Runner(
            store,
            search,
            new PageReader(pages, settings.page()),
            outbox.outbox(),
            outbox.batches(),
            nodes,
            transactions,
            mappings,
            settings,
            clock));
  }
}
