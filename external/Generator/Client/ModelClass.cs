using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.External.Generator.Client;

/// <summary>A class of the model namespace.</summary>
internal sealed record ModelClass(string Name, Structure Shape, string? Base)
{
    public IEnumerable<(string Property, Member Member)> Properties =>
        Shown(Shape).Select(member => (Property: DotNetSdk.Property(Shape, member), member)).OrderBy(entry => entry.Property, StringComparer.Ordinal);

    public static IEnumerable<Member> Shown(Structure shape) =>
        shape.Members.Where(member => shape is not Error || Naming.Upper(member.Name) != "Message");
}
