using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class ElbV2Defaults
{
    public static DefaultTable Table { get; } = new("""
        CreateLoadBalancer EnablePrefixForIpv6SourceNat=off
        CreateRule Transforms=[] Conditions.RegexValues=[] Conditions.HostHeaderConfig.RegexValues=[]
        CreateRule Conditions.HttpHeaderConfig.RegexValues=[] Conditions.PathPatternConfig.RegexValues=[]
        CreateTargetGroup ProtocolVersion=''
        DescribeTargetHealth Include=[]
        ModifyRule ResetTransforms=false Conditions.RegexValues=[] Conditions.HostHeaderConfig.RegexValues=[]
        ModifyRule Conditions.HttpHeaderConfig.RegexValues=[] Conditions.PathPatternConfig.RegexValues=[]
        SetSubnets EnablePrefixForIpv6SourceNat=off IpAddressType=ipv4
        """);
}
