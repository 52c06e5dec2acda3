using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>Checks the ranges of VPCs.</summary>
internal static class CidrRule
{
    private const int Largest = 16;
    private const int Smallest = 28;

    /// <summary>Ranges in which a VPC cannot be created (VPC user guide, VPC CIDR blocks).</summary>
    private static readonly Ipv4Cidr[] Reserved = [Range("0.0.0.0/8"), Range("127.0.0.0/8"), Range("169.254.0.0/16"), Range("224.0.0.0/4")];

    public static IEnumerable<StackValidationError> CheckForm(string id, string text)
    {
        if (!Ipv4Cidr.TryParse(text, out var cidr))
        {
            yield return new StackValidationError(id, text, "This is not an IPv4 range.", "Write it as '10.0.0.0/16', without leading zeros.");
        }
        else if (cidr != cidr.Canonical)
        {
            yield return new StackValidationError(id, text, "The range has host bits set.", $"Write {cidr.Canonical}.");
        }
    }

    public static IEnumerable<StackValidationError> Check(string id, string text)
    {
        foreach (var error in CheckForm(id, text))
        {
            yield return error;
        }

        if (!Ipv4Cidr.TryParse(text, out var cidr))
        {
            yield break;
        }

        if (cidr.PrefixLength is < Largest or > Smallest)
        {
            yield return new StackValidationError(id, text, $"AWS allows VPCs of /{Largest} to /{Smallest}.", "Choose a size between them.");
        }

        foreach (var reserved in Reserved.Where(cidr.Overlaps))
        {
            yield return new StackValidationError(id, text, $"AWS allows no VPC in {reserved}.", "Choose a private range, such as '10.0.0.0/16'.");
        }
    }

    private static Ipv4Cidr Range(string text) => Ipv4Cidr.TryParse(text, out var range) ? range : throw new FormatException(text);
}
