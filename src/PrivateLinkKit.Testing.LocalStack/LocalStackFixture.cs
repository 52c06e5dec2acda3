using LocalStack.Client;
using LocalStack.Client.Contracts;
using LocalStack.Client.Enums;
using LocalStack.Client.Options;
using Testcontainers.LocalStack;

namespace PrivateLinkKit.Testing;

/// <summary>
/// A LocalStack, or another AWS emulator, for a test class or collection. The environment variable <c>LOCALSTACK_HOST</c> names one that runs
/// already, as
/// <c>host</c>, <c>host:port</c> or a URL. Without it a container is started on a free port where there is a Docker, with the token in
/// <c>LOCALSTACK_AUTH_TOKEN</c>.
/// If neither is available, <see cref="SkipReason"/> contains the reason. See <see cref="IAwsFixture"/>.
/// </summary>
public class LocalStackFixture : IAwsFixture
{
    private readonly EdgeChoice _choice;
    private LocalStackContainer? _container;
    private LocalStackOptions? _options;

    /// <summary>Inspects the machine without starting anything.</summary>
    public LocalStackFixture()
        : this(EdgeChoice.OfThisMachine)
    {
    }

    internal LocalStackFixture(EdgeChoice choice) => _choice = choice;

    /// <summary>
    /// <see cref="SkipReason"/> of every such fixture on this machine: for a <c>FactAttribute</c> of your own that sets <c>Skip</c>.
    /// </summary>
    /// <value>null: tests can run.</value>
    public static string? Absence => EdgeChoice.OfThisMachine.Absence;

    /// <inheritdoc/>
    public string? SkipReason => _choice.Absence;

    /// <summary>Options of LocalStack.Client for the emulator, for hosts that register its clients.</summary>
    /// <exception cref="InvalidOperationException">It has not been started, or cannot be.</exception>
    public LocalStackOptions Options => _options ?? throw new InvalidOperationException(SkipReason
        ?? $"{GetType().Name} has not been started. Call {nameof(InitializeAsync)} first, or let xunit do so: derive a class from it that is an "
        + "IAsyncLifetime.");

    /// <summary>A session of LocalStack.Client, which makes SDK clients for it.</summary>
    /// <exception cref="InvalidOperationException">It has not been started, or cannot be.</exception>
    public ISession Session => SessionStandalone.Init().WithSessionOptions(Options.Session).WithConfigurationOptions(Options.Config).Create();

    /// <inheritdoc/>
    public Uri ServiceUrl => new Config(Options.Config).GetAwsServiceEndpoint(AwsService.Ec2)!.ServiceUrl;

    /// <inheritdoc/>
    /// <value>eu-west-1.</value>
    public virtual string Region => "eu-west-1";

    /// <inheritdoc/>
    /// <value>000000000000: LocalStack takes a key of twelve digits for the account of that number.</value>
    public virtual string AccessKeyId => "000000000000";

    /// <inheritdoc/>
    /// <value>Any text is accepted.</value>
    public virtual string SecretAccessKey => "test";

    /// <inheritdoc/>
    /// <value>false, unless overridden: a LocalStack in a container runs tasks only if it may start containers itself.</value>
    public virtual bool RunsTasks => false;

    /// <summary>The image of the container that is started if no emulator is running.</summary>
    /// <value>localstack/localstack:stable.</value>
    protected virtual string Image => "localstack/localstack:stable";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException"><c>LOCALSTACK_HOST</c> is invalid, or the emulator does not answer.</exception>
    public async ValueTask InitializeAsync()
    {
        if (_options is not null || SkipReason is not null)
        {
            return;
        }

        if (_choice.Running is { } running)
        {
            await running.ExpectAnswerAsync();
            _options = OptionsFor(running);
            return;
        }

        _container = new LocalStackBuilder(Image).WithEnvironment(EdgeChoice.TokenVariable, _choice.Token).Build();
        try
        {
            await _container.StartAsync();
            _options = OptionsFor(new EdgeAddress(_container.Hostname, _container.GetMappedPublicPort(LocalStackBuilder.LocalStackPort), IsTls: false));
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Removes the container if one was started. An emulator that was already running is kept.</summary>
    /// <returns>A task that completes when it is gone.</returns>
    public async ValueTask DisposeAsync()
    {
        _options = null;
        if (Interlocked.Exchange(ref _container, null) is { } container)
        {
            await container.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private LocalStackOptions OptionsFor(EdgeAddress edge) => new(
        useLocalStack: true,
        new SessionOptions(awsAccessKeyId: AccessKeyId, awsAccessKey: SecretAccessKey, regionName: Region),
        new ConfigOptions(edge.Host, edge.IsTls, edgePort: edge.Port));
}
