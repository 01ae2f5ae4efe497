#!/usr/bin/env bash
# Runs once, when the database's container has an empty volume: makes the owner that the database address names, not a
# superuser but allowed to create roles, and a database of its own.
set -euo pipefail

url=$(cat "${QD_DB_URL_FILE:-/run/secrets/db_url}")
login=${url#*://}
login=${login%%@*}
owner=${login%%:*}
password=${login#*:}
database=${url##*/}
database=${database%%\?*}
if [[ "$login" != *:* || "$login" == *%* ]]; then
  echo "The database address must name user and password, without %-signs. Maybe make the password with: openssl rand -hex 24" >&2
  exit 1
fi

psql -v ON_ERROR_STOP=1 -v owner="$owner" -v password="$password" -v database="$database" \
  --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role :"owner" login createrole password :'password';
create database :"database" owner :"owner";
revoke all on database :"database" from public;
grant connect on database :"database" to public;
SQL
