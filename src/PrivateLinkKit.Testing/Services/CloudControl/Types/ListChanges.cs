using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Changes of lists for operations that add and remove items.</summary>
internal static class ListChanges
{
    /// <summary>Returns the parameters of a call with those that change a list.</summary>
    public static JsonObject Add(JsonObject parameters, ModelChange change, string property, string add, string remove)
    {
        var (before, after) = (Texts(change.Before, property), Texts(change.After, property));
        return parameters.With(add, Some(after.Except(before))).With(remove, Some(before.Except(after)));
    }

    private static List<string> Texts(JsonObject model, string property) => [.. model.Items(property).Select(Fields.AsText)];

    private static JsonArray? Some(IEnumerable<string> texts) => Fields.Array(texts) is { Count: > 0 } some ? some : null;
}
