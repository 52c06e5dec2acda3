using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Throttling;
using PrivateLinkKit.Engine.Waiting;

namespace PrivateLinkKit.Engine.Modules;

/// <summary>The modules of a host, and what they register.</summary>
internal sealed class ModuleSet
{
    private readonly Dictionary<string, AwsModule> _modules;
    private readonly Dictionary<string, ResourceHandler> _kinds;

    public ModuleSet(IEnumerable<AwsModule> modules)
    {
        var all = modules.ToList();
        RefuseDuplicates(all.Select(module => module.Service), "Modules of one service");
        RefuseDuplicates(all.SelectMany(module => module.Kinds).Select(handler => handler.Kind), "Handlers of one type");
        RefuseDuplicates(all.SelectMany(module => module.Kinds).Select(handler => handler.TagOnParent).OfType<string>(), "Kinds with one TagOnParent");
        RefuseForeignTags(all.SelectMany(module => module.Kinds));
        _modules = all.ToDictionary(module => module.Service);
        _kinds = all.SelectMany(module => module.Kinds).ToDictionary(handler => handler.Kind);
        Errors = new ErrorCodes(_modules.Values.SelectMany(module => module.NotFoundCodes), _modules.Values.SelectMany(module => module.InUseCodes));
        UsualTimes = new UsualTimes(Times(handler => handler.UsuallyReady), Times(handler => handler.UsuallyGone));
        foreach (var module in _modules.Values)
        {
            module.AddClients(Clients);
        }
    }

    public IReadOnlyCollection<AwsModule> All => _modules.Values;

    public IReadOnlyCollection<ResourceHandler> Kinds => _kinds.Values;

    public ClientFactories Clients { get; } = new();

    public ErrorCodes Errors { get; }

    public UsualTimes UsualTimes { get; }

    /// <param name="type">The CloudFormation type.</param>
    public bool Has(string type) => _kinds.ContainsKey(type);

    /// <param name="type">The CloudFormation type.</param>
    public ResourceHandler Kind(string type) =>
        _kinds.GetValueOrDefault(type) ?? throw new NotSupportedException($"No module has the type {type}; add the one that has.");

    /// <inheritdoc cref="AwsModule.RatesOf"/>
    public IReadOnlyList<RequestRate> RatesOf(string service, string operation) => _modules.GetValueOrDefault(service)?.RatesOf(operation) ?? [];

    private static void RefuseDuplicates(IEnumerable<string> names, string what)
    {
        var duplicates = names.CountBy(name => name).Where(name => name.Value > 1).Select(name => name.Key).ToList();
        if (duplicates.Count > 0)
        {
            throw new ArgumentException($"{what} are registered more than once: {string.Join(", ", duplicates)}. Remove one of each.");
        }
    }

    private static void RefuseForeignTags(IEnumerable<ResourceHandler> kinds)
    {
        foreach (var handler in kinds.Where(handler => handler.TagOnParent is { } key && !OwnershipTags.IsForParts(key)))
        {
            throw new ArgumentException($"The TagOnParent of {handler.Kind}, '{handler.TagOnParent}', is not a free key that begins with "
                + $"{OwnershipTags.Prefix}. Name it like {OwnershipTags.Prefix}rules, after the part.");
        }
    }

    private Dictionary<string, UsualTime> Times(Func<ResourceHandler, UsualTime?> of) =>
        _kinds.Values.Where(handler => of(handler) is not null).ToDictionary(handler => handler.Kind, handler => of(handler)!);
}
