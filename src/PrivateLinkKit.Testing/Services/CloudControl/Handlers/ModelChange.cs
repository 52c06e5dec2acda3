using System.Text.Json.Nodes;

namespace PrivateLinkKit.Testing.Services.CloudControl.Handlers;

/// <summary>The properties of a resource before and after an update.</summary>
internal sealed class ModelChange
{
    private readonly HashSet<string> _left;

    public ModelChange(JsonObject before, JsonObject after)
    {
        (Before, After) = (before, after);
        _left = [.. before.Concat(after).Select(member => member.Key).Where(name => !JsonNode.DeepEquals(before[name], after[name]))];
    }

    public JsonObject Before { get; }

    public JsonObject After { get; }

    /// <summary>Changed properties that no <see cref="Of"/> has asked for.</summary>
    public IEnumerable<string> Left => _left;

    /// <summary>Returns which of some properties are changed.</summary>
    public IReadOnlyList<string> Of(string names)
    {
        var changed = names.Split(' ').Where(_left.Contains).ToList();
        _left.ExceptWith(changed);
        return changed;
    }

    /// <summary>Returns true if one of some properties is changed.</summary>
    public bool Any(string names) => Of(names) is not [];
}
