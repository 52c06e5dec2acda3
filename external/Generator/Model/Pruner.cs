namespace PrivateLinkKit.External.Generator.Model;

/// <summary>Reduces a model to the shapes of some operations.</summary>
internal static class Pruner
{
    public static Api Prune(BotocoreModel model, ApiFacts facts, IEnumerable<Operation> wanted)
    {
        Operation[] operations = [.. wanted.Select(operation => model.Operation(operation.Name, operation.ServerOnly))];
        var everything = Closure(operations, model.Shape);
        var client = Closure(operations.Where(operation => !operation.ServerOnly), model.Shape);
        return new Api(model.Complete(facts), operations,
            everything.ToDictionary(entry => entry.Key, entry => Trim(entry.Value, client.ContainsKey(entry.Key))));
    }

    /// <summary>The shapes of some operations, by name.</summary>
    public static Dictionary<string, Shape> Closure(IEnumerable<Operation> operations, Func<string, Shape> shapes) =>
        Closure(operations.SelectMany(operation => operation.Errors.Append(operation.Input).Append(operation.Output)).OfType<string>(), shapes);

    public static Dictionary<string, Shape> Closure(IEnumerable<string> names, Func<string, Shape> shapes)
    {
        var found = new Dictionary<string, Shape>();
        var open = new Queue<string>(names);
        while (open.TryDequeue(out var name))
        {
            if (found.ContainsKey(name))
            {
                continue;
            }

            var shape = shapes(name);
            found.Add(name, shape);
            foreach (var reached in ((shape as Structure)?.Members ?? []).Select(member => member.Type.Named).OfType<string>())
            {
                open.Enqueue(reached);
            }
        }

        return found;
    }

    private static Shape Trim(Shape shape, bool inClient) =>
        shape is Enumeration { Values.Count: > Enumeration.MostValues } values && !inClient ? values with { Values = [] } : shape;
}
