using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using PrivateLinkKit.Testing.Services.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>Refuses patches of properties that cannot be changed, whatever their values.</summary>
internal static class PatchRules
{
    public static void Check(TypeSchema schema, JsonPatch patch)
    {
        var changed = patch.Changed.ToList();
        if (Touched(schema.CreateOnly, changed) is { Count: > 0 } createOnly)
        {
            throw CloudControlErrors.NotUpdatable(createOnly);
        }

        if (Touched(schema.ReadOnly, changed) is { Count: > 0 } readOnly)
        {
            throw CloudControlErrors.ReadOnly(readOnly);
        }
    }

    private static List<string> Touched(IReadOnlyList<string> pointers, IReadOnlyList<IReadOnlyList<string>> paths) =>
        [.. pointers.Where(pointer => paths.Any(path => Overlap(pointer.Split('/')[2..], path)))];

    // What contains a property is refused like the property itself.
    private static bool Overlap(IReadOnlyList<string> property, IReadOnlyList<string> path) =>
        property.Zip(path).All(parts => parts.First == parts.Second || parts.First is "*" || parts.Second is [>= '0' and <= '9', ..] || parts.Second is "-");
}
