namespace PrivateLinkKit.Hosting;

/// <summary>Which keys of the section <c>PrivateLink</c> set which options: their names. A test holds them against the options.</summary>
internal static class OptionKeys
{
    /// <summary>Read by PrivateLinkKit.AspNetCore.</summary>
    private const string Tenants = "Tenants";

    public static void Read(SectionReader section, PrivateLinkOptions options) => section
        .Url(nameof(options.ServiceUrl), url => options.ServiceUrl = url)
        .Text(nameof(options.Region), region => options.Region = region)
        .Number(nameof(options.MaxParallelism), number => options.MaxParallelism = number)
        .Flag(nameof(options.PaceRequests), flag => options.PaceRequests = flag, ifEmpty: () => options.PaceRequests = null)
        .Time(nameof(options.CallTimeout), time => options.CallTimeout = time)
        .Section(nameof(options.Waits), waits => Read(waits, options.Waits))
        .Entries(nameof(options.Accounts), options.Accounts, Read)
        .Entries(nameof(options.Endpoints), options.Endpoints, Read)
        .Entries(nameof(options.Stacks), options.Stacks, Read)
        .Section(nameof(options.Resolution), resolution => Read(resolution, options.Resolution))
        .Section(nameof(options.Connections), connections => Read(connections, options.Connections))
        .InCode(nameof(options.Credentials), nameof(options.Lock), nameof(options.TimeProvider))
        .NotOurs(Tenants)
        .End();

    private static void Read(SectionReader section, WaitOptions waits)
    {
        foreach (var (name, limits) in waits.All)
        {
            section.Section(name, kind => kind
                .Time(nameof(limits.Ready), time => limits.Ready = time)
                .Time(nameof(limits.Gone), time => limits.Gone = time)
                .Time(nameof(limits.Cadence), time => limits.Cadence = time)
                .End());
        }

        section.Time(nameof(waits.Propagation), time => waits.Propagation = time).End();
    }

    private static void Read(SectionReader section, AccountOptions account) => section
        .Text(nameof(account.RoleArn), role => account.RoleArn = role)
        .Text(nameof(account.ExternalId), id => account.ExternalId = id)
        .Text(nameof(account.Region), region => account.Region = region)
        .End();

    private static void Read(SectionReader section, EndpointOptions endpoint) => section
        .Text(nameof(endpoint.Stack), stack => endpoint.Stack = stack)
        .Text(nameof(endpoint.Consumer), consumer => endpoint.Consumer = consumer)
        .Text(nameof(endpoint.EndpointId), id => endpoint.EndpointId = id)
        .Text(nameof(endpoint.ServiceName), service => endpoint.ServiceName = service)
        .Text(nameof(endpoint.VpcId), vpc => endpoint.VpcId = vpc)
        .Text(nameof(endpoint.Region), region => endpoint.Region = region)
        .Text(nameof(endpoint.Account), account => endpoint.Account = account)
        .End();

    private static void Read(SectionReader section, StackOptions stack) => section
        .OneOf<StartupAction>(nameof(stack.AtStart), action => stack.AtStart = action)
        .Time(nameof(stack.ReconcileEvery), time => stack.ReconcileEvery = time, ifEmpty: () => stack.ReconcileEvery = null)
        .Share(nameof(stack.Jitter), share => stack.Jitter = share)
        .Flag(nameof(stack.FailStart), flag => stack.FailStart = flag)
        .Flag(nameof(stack.Thorough), flag => stack.Thorough = flag)
        .Section(nameof(stack.Apply), apply => apply
            .Flag(nameof(stack.Apply.CutOffForeignConnections), flag => stack.Apply.CutOffForeignConnections = flag)
            .Flag(nameof(stack.Apply.AllowInterruption), flag => stack.Apply.AllowInterruption = flag)
            .Flag(nameof(stack.Apply.WaitForTasks), flag => stack.Apply.WaitForTasks = flag)
            .End())
        .End();

    private static void Read(SectionReader section, ResolutionOptions resolution) => section
        .Text(nameof(resolution.Zone), zone => resolution.Zone = zone)
        .Flag(nameof(resolution.DetectZone), flag => resolution.DetectZone = flag)
        .Time(nameof(resolution.TimeToLive), time => resolution.TimeToLive = time)
        .Time(nameof(resolution.LastGoodFor), time => resolution.LastGoodFor = time)
        .Time(nameof(resolution.Timeout), time => resolution.Timeout = time)
        .InCode(nameof(resolution.LookUp))
        .End();

    private static void Read(SectionReader section, ConnectionOptions connections) => section
        .Time(nameof(connections.ConnectTimeout), time => connections.ConnectTimeout = time)
        .Time(nameof(connections.AttemptDelay), time => connections.AttemptDelay = time)
        .Time(nameof(connections.RetryAfter), time => connections.RetryAfter = time)
        .Time(nameof(connections.Lifetime), time => connections.Lifetime = time)
        .Time(nameof(connections.IdleTimeout), time => connections.IdleTimeout = time)
        .InCode(nameof(connections.Connect))
        .End();
}
