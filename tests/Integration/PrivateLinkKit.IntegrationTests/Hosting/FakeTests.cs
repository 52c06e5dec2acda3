using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrivateLinkKit.Hosting;

namespace PrivateLinkKit.IntegrationTests.Hosting;

/// <summary>Hosts whose tests replace the provisioner and the resolver.</summary>
public class FakeTests
{
    private static readonly PrivateLinkStack Stack = Stacks.Service().WithConsumer().Build();

    [Fact]
    public async Task Start_ProvisionerIsAFake_IsUsedInsteadOfAws()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var fake = new FakeProvisioner();
        await using var host = new AppHost(
            edge, link => link.AddStack(Stack, stack => stack.AtStart = StartupAction.Apply).Services.AddSingleton<IPrivateLinkProvisioner>(fake));

        await host.StartAsync();
        await host.Logs.NextAsync(AppHost.Converged);

        Assert.Empty(edge.Aws.Requests);
        Assert.Equal(("vpce-svc-0a", "vpce-0a"), (host.Status.LastResult!.ServiceId, host.Status.LastResult.Endpoint("customer").EndpointId));
        Assert.Contains("+ dogs/nlb", Assert.Single(host.Logs.Of(AppHost.Applying)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_ResolverIsAFake_DecidesWhereClientsConnectAndWhatHealthChecksSay()
    {
        await using var edge = await TestEnvironment.StartAsync();
        var dialled = new List<IPEndPoint>();
        await using var host = new AppHost(edge, link =>
        {
            link.AddEndpoint("orders", endpoint => endpoint.Stack = "orders").Services
                .AddSingleton<IEndpointResolver>(new FakeResolver())
                .Configure<PrivateLinkOptions>(options => options.Connections.Connect = (to, _) =>
                {
                    dialled.Add(to);
                    throw new IOException("Nobody is there.");
                });
            link.Services.AddHttpClient("orders", client => client.BaseAddress = new Uri("http://orders")).UsePrivateLink("orders");
            link.Services.AddHealthChecks().AddPrivateLinkEndpoint("orders");
        });

        using var http = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("orders");
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync("/"));

        Assert.IsType<EndpointConnectException>(error.InnerException);
        Assert.Equal([new IPEndPoint(FakeResolver.Address, 80)], dialled.Distinct());
        Assert.Equal(HealthStatus.Healthy, (await host.HealthAsync("privatelink-endpoint-orders")).Status);
        Assert.Empty(edge.Aws.Requests);
    }

    private sealed class FakeProvisioner : IPrivateLinkProvisioner
    {
        public Task<Plan> PlanAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default) =>
            PlanAsync(stack, new PlanOptions(), cancellationToken);

        public Task<Plan> PlanAsync(PrivateLinkStack stack, PlanOptions planOptions, CancellationToken cancellationToken = default) => Task.FromResult(new Plan
        {
            StackName = stack.Name,
            Changes = [new PlannedChange { Action = ChangeAction.Create, LogicalId = "dogs/nlb", ResourceType = "AWS::ElasticLoadBalancingV2::LoadBalancer" }],
        });

        public Task<IReadOnlyList<Plan>> PlanAsync(IEnumerable<PrivateLinkStack> stacks, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<ApplyResult> ApplyAsync(
            Plan plan, IProgress<ProvisioningEvent>? progress = null, ApplyOptions? applyOptions = null, CancellationToken cancellationToken = default) =>
                Task.FromResult(new ApplyResult
            {
                StackName = plan.StackName,
                ServiceId = "vpce-svc-0a",
                Endpoints =
                [
                    new PrivateLinkEndpoint
                    {
                        Consumer = "customer", EndpointId = "vpce-0a", VpcId = "vpc-0a", ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a",
                            Region = "eu-west-1",
                        DnsNames = ["vpce-0a.vpce-svc-0a.eu-west-1.vpce.amazonaws.com"], Port = 80,
                    },
                ],
            });

        public Task<Plan> PlanDestroyAsync(PrivateLinkStack stack, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<Plan> PlanDestroyAsync(StackHome stack, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<DestroyResult> DestroyAsync(
            StackHome stack, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null,
                CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ForgetResult> ForgetAsync(PrivateLinkStack stack, string unit, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<ForgetResult> ForgetAsync(StackHome stack, string unit, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<DestroyResult> DestroyAsync(
            Plan plan, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<DestroyResult> DestroyAsync(
            PrivateLinkStack stack, IProgress<ProvisioningEvent>? progress = null, DestroyOptions? destroyOptions = null,
                CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }

    private sealed class FakeResolver : IEndpointResolver
    {
        public static IPAddress Address { get; } = IPAddress.Parse("10.1.1.7");

        public ValueTask<ResolvedEndpoint> ResolveAsync(string name, CancellationToken cancellationToken = default) => ValueTask.FromResult(new ResolvedEndpoint
        {
            Name = name,
            EndpointId = "vpce-0a",
            VpcId = "vpc-0a",
            ServiceName = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a",
            RegionalName = "vpce-0a.vpce-svc-0a.eu-west-1.vpce.amazonaws.com",
            ZonalNames = [],
            Addresses = [new EndpointAddress { Address = Address }],
            ResolvedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.MaxValue,
        });

        public EndpointStatus StatusOf(string name) => new() { Name = name };
    }
}
