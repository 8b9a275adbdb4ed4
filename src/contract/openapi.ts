import * as z from 'zod/mini';
import { AutoRenewal } from '../domain/model/auto-renewal.ts';
import { Balance, Card, LocalText } from '../domain/model/card.ts';
import { Effect, Holding } from '../domain/model/effect.ts';
import { OrderHistory, OrderSummary, Receipt } from '../domain/model/history.ts';
import { OpeningHours } from '../domain/model/opening-hours.ts';
import { Hotline, OperatorSupport, Question } from '../domain/model/operator-support.ts';
import { Fulfilment, Order, Payment, PaymentAction } from '../domain/model/order.ts';
import { Outlet } from '../domain/model/outlet.ts';
import { Benefit, Plan, Promotion, Validity } from '../domain/model/plan.ts';
import { Position } from '../domain/model/position.ts';
import { Money } from '../domain/model/primitives.ts';
import { PaymentMethod, Quote } from '../domain/model/quote.ts';
import { Reminders } from '../domain/model/reminders.ts';
import { Source } from '../domain/model/source.ts';
import { Allowance, Bucket, CheckInstruction, Usage } from '../domain/model/usage.ts';
import { CardLookup, Cards, Challenge, Session } from './access.ts';
import { CardLookupRequest, ChallengeRequest, SessionRequest } from './access-requests.ts';
import { AutoRenewalRequest } from './auto-renewal-requests.ts';
import { Plans } from './catalogue.ts';
import { Config } from './config.ts';
import { type Operation, problemsOf } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { headers } from './paths.ts';
import { Problem } from './problem.ts';
import type { ProblemCode } from './problem-code.ts';
import { PROBLEMS } from './problem-status.ts';
import { OrderAccess } from './purchase.ts';
import {
  Contact,
  OrderRequest,
  PaymentRequest,
  QuestionRequest,
  QuoteRequest,
  RefundRequest,
  ReturnRequest,
} from './purchase-requests.ts';
import { ReminderConfirmation, RemindersRequest } from './reminder-requests.ts';
import { SessionLife } from './session-life.ts';
import { StoreSearch } from './store-search.ts';
import { StoreSearchRequest } from './store-search-requests.ts';

export const SCHEMAS = {
  Allowance,
  AutoRenewal,
  AutoRenewalRequest,
  Balance,
  Benefit,
  Bucket,
  Card,
  CardLookup,
  CardLookupRequest,
  Cards,
  Challenge,
  ChallengeRequest,
  CheckInstruction,
  Config,
  Contact,
  Effect,
  Fulfilment,
  Holding,
  Hotline,
  LocalText,
  Money,
  OpeningHours,
  OperatorSupport,
  Order,
  OrderAccess,
  OrderHistory,
  OrderRequest,
  OrderSummary,
  Outlet,
  Payment,
  PaymentAction,
  PaymentMethod,
  PaymentRequest,
  Plan,
  Plans,
  Position,
  Problem,
  Promotion,
  Question,
  QuestionRequest,
  Quote,
  QuoteRequest,
  Receipt,
  RefundRequest,
  ReminderConfirmation,
  Reminders,
  RemindersRequest,
  ReturnRequest,
  Session,
  SessionLife,
  SessionRequest,
  Source,
  StoreSearch,
  StoreSearchRequest,
  Usage,
  Validity,
} as const;

type Json = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document, from the schemas that check every request and answer. */
export const openApiDocument = (): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Renewal backend',
    version: '1',
    summary: 'What a page with renewal elements and its backend say to each other.',
    description:
      'Changes within /v1 only add. Readers ignore fields that they do not know, and read values that they do not know as `unknown`. Requests are strict.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths: pathItems(),
  components: {
    schemas: jsonSchemas(),
    securitySchemes: SECURITY_SCHEMES,
  },
});

const ref = (kind: string, name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

const jsonSchemas = (): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === 'object') jsonSchema.required = requiredOf(def);
    },
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
};

const requiredOf = (def: z.core.$ZodObjectDef): string[] =>
  Object.entries(def.shape).flatMap(([name, field]) => (field._zod.def.type === 'optional' ? [] : [name]));

const SECURITY_SCHEMES: Json = {
  key: {
    type: 'apiKey',
    in: 'header',
    name: headers.key,
    description: 'Names the partner; no secret. Works from the origins that the partner has listed.',
  },
  session: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of a session: 30 minutes, several cards.',
  },
  order: { type: 'http', scheme: 'bearer', description: 'The token of an order: reads this order only.' },
};

const pathItems = (): Json => {
  const items = new Map<string, Json>();
  for (const operation of OPERATIONS) {
    const path = decodeURIComponent(operation.path);
    items.set(path, { ...items.get(path), [operation.method]: operationObject(operation) });
  }
  return Object.fromEntries(items);
};

const operationObject = (operation: Operation): Json => ({
  operationId: operation.id,
  summary: operation.says,
  security: securityOf(operation),
  parameters: parametersOf(operation),
  ...(operation.request === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: ref('schemas', operation.request) } },
        },
      }),
  responses: responsesOf(operation),
});

const securityOf = ({ caller, proof }: Operation): Json[] => {
  if (caller !== 'page') return [];
  if (proof === 'none') return [{ key: [] }];
  if (proof === 'order')
    return [
      { key: [], order: [] },
      { key: [], session: [] },
    ];
  return proof === 'session' ? [{ key: [], session: [] }] : [{ key: [] }, { key: [], session: [] }];
};

const parametersOf = ({ path, query = [], isIdempotent }: Operation): Json[] => [
  ...[...decodeURIComponent(path).matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...query.map(({ name, pattern, says }) => ({
    name,
    in: 'query',
    description: says,
    schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) },
  })),
  ...(isIdempotent
    ? [
        {
          name: headers.idempotencyKey,
          in: 'header',
          required: true,
          description:
            'The same key again makes nothing more: it is answered as the first time, for at least 24 hours.',
          schema: { type: 'string', format: 'uuid' },
        },
      ]
    : []),
];

const responsesOf = (operation: Operation): Json => {
  const content =
    operation.answer === undefined
      ? {}
      : { content: { 'application/json': { schema: ref('schemas', operation.answer) } } };
  const also = Object.entries(operation.also ?? {}).map(([status, description]) => [
    status,
    { description, ...(status === '304' ? {} : content) },
  ]);
  return {
    [operation.status]: { description: 'Done.', ...content },
    ...Object.fromEntries(also),
    ...refusalsOf(operation),
  };
};

/** Refusals by status, each with the codes that it can have. */
const refusalsOf = (operation: Operation): Json => {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(operation))
    byStatus.set(PROBLEMS[code], [...(byStatus.get(PROBLEMS[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/problem+json': {
            schema: { allOf: [ref('schemas', 'Problem'), { properties: { code: { enum: codes } } }] },
          },
        },
      },
    ]),
  );
};
