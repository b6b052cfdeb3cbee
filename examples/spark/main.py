"""Checks users of BioT, a line of JSON each, under Apache Spark: every partition runs `identity-patch check` as a filter.

    python main.py --package node_modules/identity-patch [FILE]

Prints how often each code was found, by Spark and by one process over the whole file, and the time of each; ends with 1
where the two differ. Without FILE, users are made up, the same in every run.
"""

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from operator import add
from pathlib import Path
from threading import Thread

import pandas
from pyspark.sql import SparkSession
from pyspark.sql.functions import get_json_object

ENDPOINT = "biot.update_organization_user"

# The member that says whose record it is. It is no part of the draft: the command leaves it out.
ID = "user_id"

# The command's exit status: 0 all valid, 1 something was found, 2 it could not do its work.
FOUND = 1

FINDING = f"{ID} string, line int, severity string, code string, pointer string, message string"
FINDINGS_AT_ONCE = 1000


def main():
    arguments = parse_arguments()
    program = ["node", str(arguments.package.resolve() / "command/bin.js")] if arguments.package else ["identity-patch"]
    with tempfile.TemporaryDirectory() as folder:
        file = arguments.file or make_users(Path(folder) / "users.ndjson", arguments.records)
        spark = open_spark(arguments)
        # The first job also starts Spark's Python workers, which is no work of ours.
        spark.range(arguments.partitions, numPartitions=arguments.partitions).rdd.count()
        lines = spark.read.text(str(file))
        counts, counting = timed(lambda: count_codes(lines, check_command(program, "-", "--summary")))
        found, finding = timed(lambda: find(lines, check_command(program, "-")))
        alone, process = timed(lambda: find_alone(file, check_command(program, str(file))))
        spark.stop()
    print_counts(counts, Counter((row[1], row[2]) for row in alone.elements()))
    print(f"Spark, codes counted: {counting:.1f} s; Spark, findings by {ID}: {finding:.1f} s; one process: {process:.1f} s")
    if found != alone:
        sys.exit(f"Spark and one process differ in {len((found - alone) + (alone - found))} findings")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=f"NDJSON, with a member {ID} in each record")
    parser.add_argument("--package", type=Path, help="the folder of the installed package; without it, the command on the PATH")
    parser.add_argument("--records", type=int, default=20_000, help="how many users to make up")
    parser.add_argument("--partitions", type=int, default=4)
    parser.add_argument("--master", default="local[2]", help="where Spark runs; here, on two cores, if not given")
    return parser.parse_args()


def open_spark(arguments):
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(arguments.master).appName("identity-patch")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        # The file is read in so many pieces, whatever its size; `repartition` would move every record once more.
        "spark.sql.files.minPartitionNum": arguments.partitions,
        "spark.sql.files.openCostInBytes": 1,
    }
    return builder.config(map=settings).getOrCreate()


def check_command(program, file, *more):
    """Every finding as a line of JSON, or, with --summary, one line that says how many there are of each code."""
    options = ["--input", "ndjson", "--ignore", ID, "--format", "ndjson", "--max-errors", "0", "--quiet"]
    return [*program, "check", ENDPOINT, file, *options, *more]


def count_codes(lines, command):
    """How often each code was found: the partitions' summaries, merged by severity and code."""
    # Spark takes any status but 0 for a failure; 1 says that something was found.
    tolerant = ["sh", "-c", f'"$@" || [ $? -eq {FOUND} ]', "sh", *command]
    texts = lines.rdd.map(lambda row: row.value)
    summaries = texts.pipe(shlex.join(tolerant), env={"PATH": os.environ["PATH"]}, checkCode=True)
    codes = summaries.flatMap(lambda text: json.loads(text)["codes"])
    return codes.map(lambda row: ((row["severity"], row["code"]), row["count"])).reduceByKey(add).collectAsMap()


def find(lines, command):
    """The findings, each with the id of its record. `collect` is for this example: write them to where they are read."""
    records = lines.select(get_json_object("value", f"$.{ID}").alias(ID), "value")
    rows = records.mapInPandas(check_partition(command), FINDING).collect()
    return Counter((row[ID], row.severity, row.code, row.pointer) for row in rows)


def check_partition(command):
    """The function for `mapInPandas`: one process for a partition, which is written to while its findings are read."""

    def check(batches):
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
            ids = []
            writer = Thread(target=write_records, args=(batches, process.stdin, ids))
            writer.start()
            rows = []
            for text in process.stdout:
                finding = json.loads(text)
                # The line is that of the partition, and its id was kept before the line was written.
                rows.append((ids[finding["line"] - 1], *(finding[name] for name in COLUMNS)))
                if len(rows) == FINDINGS_AT_ONCE:
                    yield to_frame(rows)
                    rows = []
            writer.join()
            yield to_frame(rows)
        if process.returncode > FOUND:
            raise RuntimeError(f"{shlex.join(command)} ended with {process.returncode}")

    return check


COLUMNS = ["line", "severity", "code", "pointer", "message"]


def to_frame(rows):
    return pandas.DataFrame(rows, columns=[ID, *COLUMNS])


def write_records(batches, stream, ids):
    try:
        with stream:
            for batch in batches:
                ids.extend(batch[ID])
                stream.write("".join(f"{text}\n" for text in batch["value"]))
    except BrokenPipeError:
        pass  # The process ended early, and its status says why.


def find_alone(file, command):
    """The same of one process over the whole file, its lines looked up in the file."""
    result = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8")
    if result.returncode > FOUND:
        sys.exit(f"{shlex.join(command)} ended with {result.returncode}")
    findings = [json.loads(text) for text in result.stdout.splitlines()]
    wanted = {finding["line"] for finding in findings}
    with open(file, encoding="utf-8") as lines:
        ids = {at: id_of(text) for at, text in enumerate(lines, 1) if at in wanted}
    return Counter((ids[row["line"]], row["severity"], row["code"], row["pointer"]) for row in findings)


def id_of(text):
    try:
        return json.loads(text).get(ID)
    except ValueError:
        return None


def timed(run):
    start = time.monotonic()
    return run(), time.monotonic() - start


def print_counts(counts, alone):
    print(f"{'Spark':>8} {'alone':>8}")
    for severity, code in sorted(set(counts) | set(alone)):
        print(f"{counts.get((severity, code), 0):>8} {alone[severity, code]:>8} {severity} {code}")


def make_users(path, records):
    """A file of made-up users, one in twenty of them wrong."""
    numbers = random.Random(14)
    with open(path, "w", encoding="utf-8") as file:
        for _ in range(records):
            text = json.dumps(make_user(numbers), ensure_ascii=False)
            # Now and then a line is cut: whose record it was can then not be told.
            file.write(text[:40] if numbers.random() < 0.0005 else text)
            file.write("\n")
    return path


def make_user(numbers):
    def digits(count):
        return "".join(numbers.choice("0123456789") for _ in range(count))

    year, month, day = numbers.randint(1930, 2010), numbers.randint(1, 12), numbers.randint(1, 28)
    user = {
        ID: f"{digits(8)}-{digits(4)}-4{digits(3)}-8{digits(3)}-{digits(12)}",
        "_name": {"firstName": numbers.choice(["Ana", "Lars", "José"]), "lastName": numbers.choice(["Okafor", "Dubois", "王"])},
        "_email": f"user{digits(6)}@example.com",
        "_phone": f"+1212{digits(7)}",
        "_locale": numbers.choice(["en-us", "de-ch", "fr-fr", "ja-jp"]),
        "_dateOfBirth": f"{year}-{month:02}-{day:02}",
        "department": numbers.choice(["sales", "support"]),
    }
    if numbers.random() < 0.05:
        user.update(numbers.choice(WRONG))
    return user


WRONG = [
    {"_phone": "12125550100"},
    {"_email": "user@@example.com"},
    {"_locale": "en_US"},
    {"_dateOfBirth": "2023-02-29"},
    {"_gender": "female"},
    {"_mfa": {"enabled": "true"}, "_address": {"city": "Boston"}},
]

if __name__ == "__main__":
    main()
