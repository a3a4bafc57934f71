package org.hospitalhub.benchmark.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.hospitalhub.journal.Outcome;
import org.hospitalhub.journal.Query;
import org.hospitalhub.journal.TimeSortedId;

/** What operators look for; each time something else. */
enum Searches {
  KEY {
    @Override
    Query query(int entries) {
      return page().key("platformReference", "R" + random(entries));
    }
  },
  KEY_OF_MANY {
    @Override
    Query query(int entries) {
      return page().key("patient", "P" + random(Filling.PATIENTS));
    }
  },
  KEY_THAT_IS_NOT {
    @Override
    Query query(int entries) {
      return page().key("platformReference", "X" + random(entries));
    }
  },
  TRACE {
    @Override
    Query query(int entries) {
      return page().trace(Filling.trace(random(entries)));
    }
  },
  TRACE_THAT_IS_NOT {
    @Override
    Query query(int entries) {
      return page().trace(Filling.trace(-2 - random(entries)));
    }
  },
  PLATFORM_AND_TIME {
    @Override
    Query query(int entries) {
      return between(page().platform("P" + random(Filling.PLATFORMS)), entries);
    }
  },
  PLATFORM {
    @Override
    Query query(int entries) {
      return page().platform("P" + random(Filling.PLATFORMS));
    }
  },
  OPERATION_OF_A_PLATFORM {
    @Override
    Query query(int entries) {
      int operation = random(Filling.OPERATIONS);
      return page().platform("P" + operation % Filling.PLATFORMS).operation("O" + operation);
    }
  },
  LATER_PAGE {
    @Override
    Query query(int entries) {
      Instant then = Filling.START.plusMillis((long) random(entries) * Filling.STEP_MILLIS);
      return page().platform("P1").after(TimeSortedId.floor(then));
    }
  },
  OPERATION {
    @Override
    Query query(int entries) {
      return between(page().operation("O" + random(Filling.OPERATIONS)), entries);
    }
  },
  FAILURES_OF_AN_OPERATION {
    @Override
    Query query(int entries) {
      return page().operation("O" + random(Filling.OPERATIONS)).outcome(Outcome.FAILURE);
    }
  },
  FAILURES_OF_ANOTHER_PLATFORM {
    @Override
    Query query(int entries) {
      return page().platform("none").operation("O1").outcome(Outcome.FAILURE);
    }
  },
  UNKNOWN_EVER {
    @Override
    Query query(int entries) {
      return page().outcome(Outcome.UNKNOWN).platform("P1");
    }
  },
  NEWEST {
    @Override
    Query query(int entries) {
      return page();
    }
  };

  abstract Query query(int entries);

  private static Query page() {
    return Query.newest(50);
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  private static Query between(Query query, int entries) {
    Instant from = Filling.START.plusMillis((long) random(entries) * Filling.STEP_MILLIS);
    return query.between(from, from.plus(Duration.ofDays(1)));
  }
}
