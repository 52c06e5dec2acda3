namespace PrivateLinkKit.Testing;

/// <summary>A separate <see cref="EmbeddedAws"/> for a test class or collection, on a free port, so that any number of them can run in parallel.
/// See <see cref="IAwsFixture"/>.</summary>
public class EmbeddedAwsFixture : IAwsFixture
{
    private EmbeddedAws? _aws;

    /// <summary>The running AWS: its images, network, faults and requests.</summary>
    /// <exception cref="InvalidOperationException">It has not been started.</exception>
    public EmbeddedAws Aws => _aws ?? throw new InvalidOperationException(
        $"{GetType().Name} has not been started. Call {nameof(InitializeAsync)} first, or let xunit do so: derive a class from it that is an IAsyncLifetime.");

    /// <inheritdoc/>
    /// <value>Always null.</value>
    public string? SkipReason => null;

    /// <inheritdoc/>
    public Uri ServiceUrl => Aws.ServiceUrl;

    /// <inheritdoc/>
    /// <value>eu-west-1.</value>
    public virtual string Region => "eu-west-1";

    /// <inheritdoc/>
    /// <value>000000000000: the account of that number.</value>
    public virtual string AccessKeyId => "000000000000";

    /// <inheritdoc/>
    /// <value>Any text is accepted.</value>
    public string SecretAccessKey => "embedded";

    /// <inheritdoc/>
    /// <value>true.</value>
    public bool RunsTasks => true;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _aws ??= await StartAsync();

    /// <summary>Stops it. Starting it again creates a new one.</summary>
    /// <returns>A task that completes when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _aws, null) is { } aws)
        {
            await aws.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the AWS that the tests use. Override it for options and images of your own.</summary>
    /// <returns>The running AWS, which the fixture disposes.</returns>
    protected virtual Task<EmbeddedAws> StartAsync() => EmbeddedAws.StartAsync();
}
