@echo off
rem Starts spotlight-count with the Node that came with it. It needs nothing else on this computer, and no network.
"%~dp0bin\node.exe" "%~dp0program\main.js" %*
