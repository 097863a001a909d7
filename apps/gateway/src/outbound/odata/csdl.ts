import { keyOfSet, propertiesOf, type FigureProperty, type FigureSet } from '../../domain/figure-set.js';
import { escaped } from '../html.js';

const NAMESPACE = 'Passage';

/** `$metadata`: the sets in the Common Schema Definition Language of OData 4.0, each with what it means in both languages. @param notice what is said of all of them; empty: nothing */
export function csdlOf(sets: readonly FigureSet[], notice: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:Reference Uri="https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml"><edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference><edmx:DataServices><Schema Namespace="${NAMESPACE}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${sets.map(entityType).join('\n')}
<EntityContainer Name="Figures">
${sets.map((set) => `<EntitySet Name="${set.name}" EntityType="${NAMESPACE}.${set.name}"><Annotation Term="Core.Description" String="${escaped(notice + described(set))}"/></EntitySet>`).join('\n')}
</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>
`;
}

function entityType(set: FigureSet): string {
  const keys = keyOfSet(set).map((name) => `<PropertyRef Name="${name}"/>`).join('');
  return `<EntityType Name="${set.name}"><Key>${keys}</Key>${propertiesOf(set).map(property).join('')}</EntityType>`;
}

const property = ({ name, type, nullable }: FigureProperty): string => `<Property Name="${name}" Type="${type}"${nullable ? '' : ' Nullable="false"'}/>`;

function described({ indicator: { number, names, unit, formula } }: FigureSet): string {
  return `${number} ${names.en} (${unit}). ${formula.en} · ${names.lo}. ${formula.lo}`;
}

/** The service document: what there is to read. */
export function serviceDocument(root: string, sets: readonly FigureSet[]): object {
  return { '@odata.context': `${root}/$metadata`, 'value': sets.map(({ name, indicator }) => ({ name, kind: 'EntitySet', url: name, title: `${indicator.names.en} · ${indicator.names.lo}` })) };
}
