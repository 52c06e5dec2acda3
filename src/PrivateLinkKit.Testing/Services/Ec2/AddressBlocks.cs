using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>IPv4 blocks of VPCs and subnets.</summary>
internal static class AddressBlocks
{
    public static Cidr Of(Subnet subnet) => Cidr.TryParse(subnet.CidrBlock)!.Value;

    /// <summary>The blocks that subnets of a VPC can be in.</summary>
    public static IEnumerable<Cidr> Of(Vpc vpc) => vpc.CidrBlockAssociationSet!
        .Where(block => block.CidrBlockState!.State is "associated")
        .Select(block => Cidr.TryParse(block.CidrBlock)!.Value);

    /// <summary>A block of the sizes AWS allows for VPCs and subnets, /16 to /28.</summary>
    public static Cidr Parse(string text, Func<string, Exception> outOfRange)
    {
        var cidr = Cidr.TryParse(text) ?? throw Ec2Errors.InvalidValue(text, "cidrBlock", "This is not a valid CIDR block.");
        return cidr.Length is >= 16 and <= 28 ? cidr : throw outOfRange(text);
    }
}
