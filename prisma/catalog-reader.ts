import type { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

type PgAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Types by their oid in PostgreSQL's pg_type; "char", a single byte, is used by its catalogs alone. */
const SINGLE_CHAR = 18;
const COLUMN_TYPES = new Map<number, SqlResultSet["columnTypes"][number]>([
  [pg.types.builtins.BOOL, ColumnTypeEnum.Boolean],
  [SINGLE_CHAR, ColumnTypeEnum.Character],
  [19, ColumnTypeEnum.Text], // name
  [pg.types.builtins.INT2, ColumnTypeEnum.Int32],
  [pg.types.builtins.INT4, ColumnTypeEnum.Int32],
  [pg.types.builtins.INT8, ColumnTypeEnum.Int64],
  [pg.types.builtins.OID, ColumnTypeEnum.Int64],
  [pg.types.builtins.TEXT, ColumnTypeEnum.Text],
  [pg.types.builtins.VARCHAR, ColumnTypeEnum.Text],
]);

/**
 * Prisma's adapter for pg, made able to read PostgreSQL's catalogs, as the schema engine does to see what migrations
 * made. By itself it refuses the type "char" (https://github.com/prisma/orm/issues/27403).
 */
export function catalogReader(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => readingCatalogs(await factory.connect()),
    connectToShadowDb: async () => readingCatalogs(await factory.connectToShadowDb()),
  };
}

function readingCatalogs(adapter: PgAdapter): SqlDriverAdapter {
  const queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
    try {
      return await adapter.queryRaw(query);
    } catch (error) {
      const { kind } = (error as { cause?: { kind?: string } }).cause ?? {};
      if (kind !== "UnsupportedNativeDataType") throw error;
      return readCatalog(adapter.underlyingDriver(), query);
    }
  };
  // By itself it cuts a script at every semicolon, those in a trigger's body too; PostgreSQL knows better.
  const executeScript = async (script: string): Promise<void> => {
    await adapter.underlyingDriver().query(script);
  };
  return new Proxy<SqlDriverAdapter>(adapter, {
    get(target, key) {
      if (key === "queryRaw") return queryRaw;
      if (key === "executeScript") return executeScript;
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== "function") return value;
      return (value as (...args: unknown[]) => unknown).bind(target);
    },
  });
}

async function readCatalog(pool: pg.Pool, { sql, args }: SqlQuery): Promise<SqlResultSet> {
  const { fields, rows } = await pool.query<unknown[]>({
    text: sql,
    values: args,
    rowMode: "array",
  });
  return {
    columnNames: fields.map(({ name }) => name),
    columnTypes: fields.map(({ name, dataTypeID }) => {
      const type = COLUMN_TYPES.get(dataTypeID);
      if (type === undefined)
        throw new Error(
          `The catalog column ${name} has a type that is not known here: ${dataTypeID}`,
        );
      return type;
    }),
    rows,
  };
}
