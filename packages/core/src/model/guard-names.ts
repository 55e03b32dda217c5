/**
 * The attributes of a guard, the item that keeps one value of a `unique` attribute to one item of the model: what it guards
 * (`"User.email"`), and the stored key of the item that has the value.
 */
export const guardNames: { readonly guards: "_unique"; readonly owner: "_owner" } = {
  guards: "_unique",
  owner: "_owner",
};
