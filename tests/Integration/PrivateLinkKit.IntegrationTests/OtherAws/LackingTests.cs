using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.IntegrationTests.OtherAws;

/// <summary>Features that moto lacks, as the library reports them. If moto gains one, a test fails here and its page must be updated.</summary>
[Collection(OtherEdgesCollection.Name)]
public class LackingTests(OtherEdges edges)
{
    private const string Endpoint = "vpce-0123456789abcdef0";
    private const string Service = "vpce-svc-0123456789abcdef0";

    [SkippableFact]
    public Task DescribeVpcEndpointConnections_OnMoto_IsReportedAsNotImplemented() => ExpectLackingAsync((ec2, token) =>
        ec2.DescribeVpcEndpointConnectionsAsync(new DescribeVpcEndpointConnectionsRequest(), token));

    [SkippableFact]
    public Task AcceptVpcEndpointConnections_OnMoto_IsReportedAsNotImplemented() => ExpectLackingAsync((ec2, token) =>
        ec2.AcceptVpcEndpointConnectionsAsync(new AcceptVpcEndpointConnectionsRequest { ServiceId = Service, VpcEndpointIds = [Endpoint] }, token));

    [SkippableFact]
    public Task RejectVpcEndpointConnections_OnMoto_IsReportedAsNotImplemented() => ExpectLackingAsync((ec2, token) =>
        ec2.RejectVpcEndpointConnectionsAsync(new RejectVpcEndpointConnectionsRequest { ServiceId = Service, VpcEndpointIds = [Endpoint] }, token));

    /// <summary>The same call as the engine's, without retries.</summary>
    private Task ExpectLackingAsync<T>(Func<IAmazonEC2, CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => edges.OnAsync(OtherEdges.Moto, async edge =>
    {
        var log = new CallLog();
        using var slots = new SemaphoreSlim(1);
        using var ec2 = edge.Ec2Once();
        var calls = new AwsCalls(
            BuiltInModules.Set.Errors,
            new ServiceThrottlers(new AccountThrottlers("eu-west-1", isPublished: false, TimeProvider.System), BuiltInModules.Set.RatesOf),
            slots, log, TimeProvider.System, TimeSpan.Zero,
            NullLogger.Instance);

        var error = await Assert.ThrowsAsync<OperationNotImplementedException>(() => calls.RepeatAsync(token => call(ec2, token), default));

        Assert.Equal(typeof(T).Name.Replace("Response", "", StringComparison.Ordinal), error.Operation);
        Assert.Equal(1, log.Snapshot()[error.Operation]);
    });
}
