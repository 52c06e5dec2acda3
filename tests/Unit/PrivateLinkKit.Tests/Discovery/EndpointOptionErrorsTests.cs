using PrivateLinkKit.Discovery;

namespace PrivateLinkKit.Tests.Discovery;

/// <summary>Endpoints of every partition.</summary>
public class EndpointOptionErrorsTests
{
    [Theory]
    [InlineData("com.amazonaws.vpce.us-gov-west-1.vpce-svc-0a1b2c3d4e5f60718")]
    [InlineData("cn.com.amazonaws.vpce.cn-north-1.vpce-svc-0a1b2c3d4e5f60718")]
    [InlineData("gov.ic.c2s.vpce.us-iso-east-1.vpce-svc-0a1b2c3d4e5f60718")]
    [InlineData("gov.sgov.sc2s.vpce.us-isob-east-1.vpce-svc-0a1b2c3d4e5f60718")]
    [InlineData("uk.adc-e.cloud.vpce.eu-isoe-west-1.vpce-svc-0a1b2c3d4e5f60718")]
    [InlineData("gov.ic.hci.csp.vpce.us-isof-south-1.vpce-svc-0a1b2c3d4e5f60718")]
    [InlineData("eu.amazonaws.vpce.eusc-de-east-1.vpce-svc-0a1b2c3d4e5f60718")]
    public void Of_ServiceNameOfAnyPartition_IsNoFault(string service) => Assert.Empty(Of(new EndpointOptions { ServiceName = service }));

    [Theory]
    [InlineData("vpce-svc-0a1b2c3d4e5f60718")]
    [InlineData("com.amazonaws.")]
    [InlineData("com.amazonaws.vpce.eu-west-1.vpce-svc-1\n")]
    [InlineData("com.example.vpce.eu-west-1.vpce-svc-1")]
    public void Of_OtherServiceName_IsAFault(string service) =>
        Assert.Contains("is not the name of an endpoint service", Assert.Single(Of(new EndpointOptions { ServiceName = service })), StringComparison.Ordinal);

    /// <summary>AWS refuses a whole call for one such id, and many endpoints share a call.</summary>
    [Theory]
    [InlineData("0a1b2c3d", 0)]
    [InlineData("0a1b2c3d4e5f60718", 0)]
    [InlineData("0a1b2c3d4", 1)]
    [InlineData("0a1b2c3d4e5f6071", 1)]
    public void Of_IdsOfALengthThatAwsRefuses_AreFaults(string digits, int faults)
    {
        Assert.Equal(faults, Of(new EndpointOptions { EndpointId = $"vpce-{digits}" }).Count());
        Assert.Equal(faults, Of(new EndpointOptions { VpcId = $"vpc-{digits}", ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718" })
            .Count());
    }

    [Theory]
    [InlineData("eu-west-1", 0)]
    [InlineData("cn-north-1", 1)]
    [InlineData("eusc-de-east-1", 1)]
    public void Of_RoleOfAnotherPartitionThanTheRegion_IsAFault(string region, int faults)
    {
        var found = Of(new EndpointOptions { EndpointId = "vpce-0a1b2c3d4e5f60718", Account = "customer", Region = region }).ToList();

        Assert.Equal(faults, found.Count);
        Assert.All(found, fault => Assert.Contains("is in aws;", fault, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Of(EndpointOptions endpoint)
    {
        var options = new PrivateLinkOptions { Region = "eu-west-1" };
        options.Accounts["customer"] = new AccountOptions { RoleArn = "arn:aws:iam::222222222222:role/reader" };
        return EndpointOptionErrors.Of("orders", endpoint, options);
    }
}
