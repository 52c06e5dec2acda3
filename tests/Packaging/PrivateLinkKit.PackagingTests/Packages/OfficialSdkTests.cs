using Amazon.EC2;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace PrivateLinkKit.PackagingTests.Packages;

/// <summary>The AWSSDK assemblies that the library is built with are the published ones where the package feed has them.</summary>
public class OfficialSdkTests
{
    private const string KeyTokenOfAws = "885c28607f98e604";

    [Theory]
    [InlineData(typeof(AmazonServiceClient))]
    [InlineData(typeof(AmazonEC2Client))]
    [InlineData(typeof(AmazonSecurityTokenServiceClient))]
    public void Assembly_OfAnSdkClient_IsSignedByAws(Type client) =>
        Assert.Equal(KeyTokenOfAws, Convert.ToHexStringLower(client.Assembly.GetName().GetPublicKeyToken()!));
}
