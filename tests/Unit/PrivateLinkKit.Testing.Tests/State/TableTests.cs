using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Tests.State;

public class TableTests
{
    private readonly Cloud _cloud = new(new CloudSettings(new ManualTime()));
    private readonly Table<Row> _table;

    public TableTests() => _table = new Table<Row>(_cloud, row => row.Id);

    [Fact]
    public void Change_Row_KeepsItsPlaceAndMovesTheVersion()
    {
        _table.Put(new Row("a", 1));
        _table.Put(new Row("b", 2));
        var before = _cloud.Version;

        _table.Change("a", row => row with { Value = 3 });

        Assert.Equal([new Row("a", 3), new Row("b", 2)], _table);
        Assert.True(_cloud.Version > before);
    }

    [Fact]
    public void Enumerate_WhileChanging_WalksTheRowsAsTheyWere()
    {
        _table.Put(new Row("a", 1));
        _table.Put(new Row("b", 2));

        foreach (var row in _table)
        {
            _table.Remove(row.Id);
        }

        Assert.Empty(_table);
    }

    [Fact]
    public void RemoveAndChange_Unknown_LeaveTheVersion()
    {
        var before = _cloud.Version;

        Assert.False(_table.Remove("a"));
        _table.Change("a", row => row with { Value = 3 });

        Assert.Equal(before, _cloud.Version);
    }

    private sealed record Row(string Id, int Value);
}
