using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders.Rules;

/// <summary>The ranges of VPCs.</summary>
internal sealed class CidrRule : IStackRule
{
    private const int Largest = 16;
    private const int Smallest = 28;

    public IEnumerable<StackFault> Check(StackDraft stack) => stack.Networks().SelectMany(network => network.Network switch
    {
        NetworkDraft.Created { Vpc.CidrBlock: var cidr } => Check(network.Id, cidr),
        NetworkDraft.Used { Vpc.CidrBlock: { } cidr } => Check(network.Id, cidr),
        _ => [],
    });

    public static IEnumerable<StackFault> CheckForm(string id, string text)
    {
        if (!Ipv4Cidr.TryParse(text, out var cidr))
        {
            yield return new StackFault(id, text, "This is not an IPv4 range.", "Write it as '10.0.0.0/16'.");
        }
        else if (cidr != cidr.Canonical)
        {
            yield return new StackFault(id, text, "The range has host bits set.", $"Write {cidr.Canonical}.");
        }
    }

    private static IEnumerable<StackFault> Check(string id, string text) =>
        Ipv4Cidr.TryParse(text, out var cidr) && cidr.PrefixLength is < Largest or > Smallest
            ? [.. CheckForm(id, text), new StackFault(id, text, $"AWS takes VPCs of /{Largest} to /{Smallest}.", "Choose a size between them.")]
            : CheckForm(id, text);
}
