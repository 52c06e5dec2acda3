using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;

namespace PrivateLinkKit.Tests.Engine.Kinds;

/// <summary>Compares a wanted resource with an existing one as the planner does, without other resources in the stack.</summary>
internal static class Diffs
{
    public static readonly Placement At = new("eu-west-1");

    /// <summary>Returns each difference as <c>Name: old -> new</c>, with a <c>!</c> if it requires a replacement.</summary>
    public static IReadOnlyList<string> Of(Resource want, ResourceState? have) =>
        [.. BuiltInModules.Set.Kind(want.Kind).Diff(want, have, new Outputs())
            .Select(change => $"{change.Name}: {change.Old} -> {change.New}{(change.RequiresReplacement ? "!" : "")}")];

    /// <summary>The visible tags of an existing resource that was created as wanted.</summary>
    public static EquatableList<Tag> TagsOf(Resource want) => OwnershipTags.Wanted(want).ToEquatableList();

    /// <summary>Ownership of a resource that was created as wanted.</summary>
    public static Owned Made(Resource want) => Owned.Made(want, BuiltInModules.Set.Kind(want.Kind).MarksOf(want));
}
