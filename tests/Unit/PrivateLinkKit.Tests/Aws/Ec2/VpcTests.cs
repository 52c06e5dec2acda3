using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Tests.Engine.Kinds;

namespace PrivateLinkKit.Tests.Aws.Ec2;

public class VpcTests
{
    private static readonly Vpc Want = new(new("demo", "vpc"), Diffs.At) { CidrBlock = "10.0.0.0/24" };
    private static readonly VpcState Have = new(Want.Id, Diffs.At, "vpc-1")
    {
        CidrBlock = "10.0.0.0/24", EnableDnsHostnames = true, EnableDnsSupport = true, Tags = Diffs.TagsOf(Want),
    };

    [Fact]
    public void Diff_AsWanted_IsEmpty() => Assert.Empty(Diffs.Of(Want, Have));

    [Fact]
    public void Diff_OtherCidrBlock_Replaces() =>
        Assert.Equal(["CidrBlock: 10.0.0.0/24 -> 10.1.0.0/24!"], Diffs.Of(Want with { CidrBlock = "10.1.0.0/24" }, Have));

    [Fact]
    public void Diff_DnsHostnamesOff_Updates() =>
        Assert.Equal(["EnableDnsHostnames: false -> true"], Diffs.Of(Want, Have with { EnableDnsHostnames = false }));

    [Fact]
    public void Diff_DnsSupportOff_Updates() =>
        Assert.Equal(["EnableDnsSupport: false -> true"], Diffs.Of(Want, Have with { EnableDnsSupport = false }));

    [Fact]
    public void Diff_OtherTags_Updates() =>
        Assert.Equal(["Tags: Name=demo/vpc -> Name=demo/vpc, team=a"], Diffs.Of(Want with { Tags = [new Tag("team", "a")] }, Have));
}
