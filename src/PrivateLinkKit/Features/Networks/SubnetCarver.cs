using System.Numerics;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

/// <summary>Divides a VPC's range into subnets.</summary>
internal static class SubnetCarver
{
    /// <summary>Smallest prefix length of a subnet; AWS allows /16 to /28.</summary>
    public const int Largest = 16;
    public const int Smallest = 28;

    /// <summary>Returns the prefix length with which <paramref name="count"/> equal subnets fill the range as far as possible.</summary>
    public static int WidestPrefix(Ipv4Cidr vpc, int count) => vpc.PrefixLength + BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)count));

    public static bool Fits(Ipv4Cidr vpc, int count, int prefixLength) =>
        prefixLength is >= Largest and <= Smallest && WidestPrefix(vpc, count) <= prefixLength;

    /// <summary>Equal subnets that lie one after the other from the start of the range.</summary>
    public static IEnumerable<Ipv4Cidr> Carve(Ipv4Cidr vpc, int count, int prefixLength)
    {
        var first = new Ipv4Cidr(vpc.Canonical.Address, prefixLength);
        return Enumerable.Range(0, count).Select(index => first with { Address = (uint)(first.Address + index * first.Size) });
    }

    /// <summary>Returns the first subnet of that size that overlaps no existing one; null if there is no space.</summary>
    public static Ipv4Cidr? FindFree(Ipv4Cidr vpc, int prefixLength, IReadOnlyCollection<Ipv4Cidr> taken)
    {
        var all = prefixLength < vpc.PrefixLength ? [] : Carve(vpc, 1 << (prefixLength - vpc.PrefixLength), prefixLength);
        foreach (var subnet in all)
        {
            if (!taken.Any(subnet.Overlaps))
            {
                return subnet;
            }
        }

        return null;
    }
}
