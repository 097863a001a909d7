import 'reflect-metadata';

const SETTINGS = Symbol('settings');

export interface SettingOptions {
  /** Used where the environment says nothing. Unsafe values have no default: a missing one refuses to start. */
  readonly default?: string;
  readonly as?: 'string' | 'integer' | 'list' | 'json';
}

export interface Setting extends SettingOptions {
  readonly property: string;
  readonly variable: string;
}

/** Binds a property to an environment variable, or to the file that `VARIABLE_FILE` names (mounted secrets). */
export function FromEnvironment(variable: string, options: SettingOptions = {}): PropertyDecorator {
  return (target, property) => {
    const settings = (Reflect.getMetadata(SETTINGS, target) ?? []) as Setting[];
    Reflect.defineMetadata(SETTINGS, [...settings, { property: String(property), variable, ...options }], target);
  };
}

export function settingsOf(type: { prototype: object }): readonly Setting[] {
  return (Reflect.getMetadata(SETTINGS, type.prototype) ?? []) as Setting[];
}
