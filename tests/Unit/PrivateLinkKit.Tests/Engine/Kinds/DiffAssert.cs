using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Tests.Engine.Kinds;

/// <summary>Asserts on a kind's diff of one property.</summary>
internal static class DiffAssert
{
    public static void Same(Resource want, ResourceState have) => Assert.Empty(BuiltInModules.Set.Kind(want.Kind).Diff(want, have, new Outputs()));

    public static void Updates(string property, Resource want, ResourceState have) => One(property, replaces: false, want, have);

    public static void Replaces(string property, Resource want, ResourceState have) => One(property, replaces: true, want, have);

    private static void One(string property, bool replaces, Resource want, ResourceState have)
    {
        var change = Assert.Single(BuiltInModules.Set.Kind(want.Kind).Diff(want, have, new Outputs()));
        Assert.Equal((property, replaces), (change.Name, change.RequiresReplacement));
    }
}
