using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Server;

/// <summary>A record of the emulator.</summary>
internal sealed record RecordType(string Name, Structure Shape)
{
    public IEnumerable<(string Property, Member Member)> Properties => Shape.Members.Select(member => (DotNetSdk.Property(Shape, member), member));
}
