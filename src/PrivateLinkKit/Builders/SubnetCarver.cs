using System.Numerics;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Builders;

/// <summary>Cuts a VPC's range into equal subnets that lie one after the other from its start.</summary>
internal static class SubnetCarver
{
    /// <summary>AWS takes subnets of /16 to /28.</summary>
    public const int Largest = 16;
    public const int Smallest = 28;

    /// <summary>The prefix length with which <paramref name="count"/> equal subnets fill as much of the range as they can.</summary>
    public static int WidestPrefix(Ipv4Cidr vpc, int count) => vpc.PrefixLength + BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)count));

    public static bool Fits(Ipv4Cidr vpc, int count, int prefixLength) =>
        prefixLength is >= Largest and <= Smallest && WidestPrefix(vpc, count) <= prefixLength;

    public static IEnumerable<Ipv4Cidr> Carve(Ipv4Cidr vpc, int count, int prefixLength)
    {
        var first = new Ipv4Cidr(vpc.Canonical.Address, prefixLength);
        return Enumerable.Range(0, count).Select(index => first with { Address = (uint)(first.Address + index * first.Size) });
    }
}
