#!/bin/sh
# Installs what is missing, builds aira, and makes a PDF scorecard of a sample assessment.  Run it as often as you like:
# it uses a database of its own and touches nothing else.
# usage: sh scripts/demo.sh
set -eu
cd "$(dirname "$0")/.."

sh scripts/deps.sh run

echo "Building aira ..."
cmake --preset demo >/dev/null
cmake --build --preset demo >/dev/null
aira=build/demo/src/cli/aira

database=build/demo/sample.db
rm -f "$database" "$database-wal" "$database-shm"
mkdir -p reports

client='示例制造公司 Sample Manufacturing Co.'
id=$($aira new --db "$database" --client "$client" --quiet)
$aira answer "$id" --db "$database" --from data/samples/manufacturer/answers.ini --quiet >/dev/null
$aira set "$id" --db "$database" scope='总部与一号工厂（约800人）' --quiet

echo
$aira show "$id" --db "$database" --summary --lang en
echo
$aira report "$id" --db "$database" --lang both -o reports/sample-scorecard.pdf --quiet >/dev/null

cat <<EOF
The scorecard is in reports/sample-scorecard.pdf (Chinese and English).

Start an assessment of your own:
  $aira new --client 'Your client'       gives it a number
  $aira assess 1                         asks the questions; leave and come back at any time
  $aira report 1                         writes the PDF
  $aira help                             all commands
Look at the sample: $aira list --db $database
EOF
