// The letter is erased: take its leftovers off this device too.
try {
  for (const key of Object.keys(localStorage)) if (key.startsWith("letter:")) localStorage.removeItem(key);
} catch { /* nothing was kept here */ }
