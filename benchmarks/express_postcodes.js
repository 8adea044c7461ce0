// A rival of the postcode API: the stack of postcodes.io (Express, cors, a pool of pg), written anew after what its public source says it does
// for each request. It is not postcodes.io: fewer tables are joined, and it writes no log and counts nothing.
const express = require("express");
const cors = require("cors");
const { Pool } = require("pg");

const pool = new Pool({ host: process.env.EXPRESS_POSTCODES, user: "causeway", database: "postgres" });
const columns = process.env.EXPRESS_COLUMNS.split(" ");
const names = columns.map((each) => `names_of_${each}.name AS ${each}_name`);
const joins = columns.map((each) => `LEFT JOIN names_of_${each} ON names_of_${each}.code = postcodes.${each}`);
// Without a name, as there: PostgreSQL plans it for each request.
const text = `SELECT postcodes.*, ${names.join(", ")} FROM postcodes ${joins.join(" ")} WHERE postcode = $1`;

async function find(typed) {
  const bare = typed.toUpperCase().replace(/\s/g, "");
  const { rows } = await pool.query({ text, values: [`${bare.slice(0, -3)} ${bare.slice(-3)}`] });
  if (!rows.length) return null;
  const codes = Object.fromEntries(columns.map((each) => [each, rows[0][each]]));
  const named = Object.fromEntries(columns.map((each) => [each, rows[0][`${each}_name`]]));
  return { postcode: rows[0].postcode, ...named, codes };
}

async function all(typed) {
  return Promise.all(typed.map(async (query) => ({ query, result: await find(query) })));
}

const app = express();
app.enable("trust proxy");
app.disable("x-powered-by");
app.use(cors());
app.use(express.json({ limit: "1mb" }));
app.get("/postcodes/:postcode", (asked, answer, next) =>
  find(asked.params.postcode).then((result) => answer.status(result ? 200 : 404).json({ status: 200, result }), next),
);
app.post("/postcodes", (asked, answer, next) =>
  all(asked.body.postcodes).then((result) => answer.json({ status: 200, result }), next),
);
app.listen(Number(process.argv[2]), "127.0.0.1");
