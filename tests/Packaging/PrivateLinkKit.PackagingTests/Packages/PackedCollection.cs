namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>Tests that share the packed packages.</summary>
[CollectionDefinition(Name)]
public class PackedCollection : ICollectionFixture<PackedFeed>
{
    public const string Name = "packed";
}
