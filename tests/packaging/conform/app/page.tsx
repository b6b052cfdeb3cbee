// The recipe's page; what the server has is asked for at every visit.
export const dynamic = "force-dynamic";

export { default } from "../extracted/page";
