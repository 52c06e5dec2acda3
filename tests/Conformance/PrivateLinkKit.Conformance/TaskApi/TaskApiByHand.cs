using System.Diagnostics.CodeAnalysis;
using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Samples;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance.TaskApi;

/// <summary>An EmbeddedAws in which the AWS CLI has built the Task API, in one account, and a customer of it, in another.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class TaskApiByHand : IAsyncLifetime
{
    internal const string ProviderAccount = "111111111111";

    internal const string CustomerAccount = "222222222222";

    internal EmbeddedAws Aws { get; private set; } = null!;

    internal AwsCli Provider { get; private set; } = null!;

    internal AwsCli Customer { get; private set; } = null!;

    /// <summary>An account that the provider does not allow.</summary>
    internal AwsCli Stranger { get; private set; } = null!;

    internal ProviderNetwork Network { get; private set; } = null!;

    internal ProviderService Service { get; private set; } = null!;

    internal CustomerSide CustomerSide { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Aws = await EmbeddedAws.StartAsync(new EmbeddedAwsOptions { ConnectTimeout = TimeSpan.FromMilliseconds(500) });
        Aws.Images.Add(TaskApiImage.Name, TaskApiImage.Map);
        (Provider, Customer, Stranger) = (new(Aws.ServiceUrl, ProviderAccount), new(Aws.ServiceUrl, CustomerAccount), new(Aws.ServiceUrl, "333333333333"));
        if (Tool.Absence(Tool.AwsCli) is not null)
        {
            return;
        }

        Network = await ProviderNetwork.BuildAsync(Provider);
        Service = await ProviderService.BuildAsync(Provider, Network, CustomerAccount);
        CustomerSide = await CustomerSide.BuildAsync(Customer, Service.ServiceName);
    }

    public async Task DisposeAsync() => await Aws.DisposeAsync();
}
